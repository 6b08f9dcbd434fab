/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "answers.h"
#include "base/attr.h"
#include "cite/answer.h"

/* A line that begins with "=" names another kind of result, and why. */
static const struct {
	const char *provider, *file, *id;
	int status; /* HTTP; 0: 200 */
	bool elsewhere; /* the file answers another question */
	const char *line;
} cases[] = {
	{ "crossref", "crossref/mn-rct-2016.json",
	    "doi:10.5555/mn-rct-2016", 0, false,
	    "Microneedling for atrophic acne scars: a randomised contro"
	    "lled trial | Rana Almasi +2 | Journal of Invented Dermatol"
	    "ogy | 2016-05-03,2016-05-03 | article,rct | abstract | doi"
	    ":10.5555/mn-rct-2016 | nct:NCT99990001" },
	{ "crossref", "crossref/mn-laser-2018.json",
	    "doi:10.5555/mn-laser-2018", 0, false,
	    "Microneedling versus fractional laser for acne scars: a sp"
	    "lit-face randomised trial | Leila Haddad +1 | Fictional De"
	    "rmatologic Surgery | 2018-02,2018-02 | article,rct | doi:1"
	    "0.5555/mn-laser-2018" },
	{ "crossref", "crossref/vitc-serum-2014.json",
	    "doi:10.5555/vitc-serum-2014", 0, false,
	    "Topical vitamin C serum and facial wrinkles: a randomised "
	    "trial | Tomas Verano +1 | Imagined Cosmetic Science | 2014"
	    "-09-15,2014-09-15 | article,rct | retracted | doi:10.5555/"
	    "vitc-serum-2014" },
	{ "crossref", "crossref/collagen-drink-2019.json",
	    "doi:10.5555/collagen-drink-2019", 0, false,
	    "Oral collagen peptides and skin elasticity in women aged 4"
	    "5 to 65 | Bola Okafor +1 | Supposed Nutrition Journal | 20"
	    "19-11-20,2019-11-20 | article | concern | doi:10.5555/coll"
	    "agen-drink-2019" },
	{ "crossref", "crossref/melasma-2017.json",
	    "doi:10.5555/melasma-2017", 0, false,
	    "Tranexamic acid with or without microneedling in melasma |"
	    " Sunita Rao +1 | Fictional Dermatologic Surgery | 2017-07,"
	    "2017-07 | article | corrected | doi:10.5555/melasma-2017" },
	{ "crossref", "crossref/night-shift-2012.json",
	    "doi:10.5555/night-shift-2012", 0, false,
	    "Night shifts and sleep duration in 1,204 hospital nurses: "
	    "a cohort study | Irina Petrov +1 | Conjectural Sleep Medic"
	    "ine | 2012-10-01,2012-10-01 | article,cohort | doi:10.5555"
	    "/night-shift-2012" },
	{ "crossref", "crossref/mouse-collagen-2015.json",
	    "doi:10.5555/mouse-collagen-2015", 0, false,
	    "Microneedling and dermal collagen in hairless mice | Gino "
	    "Ferro +1 | Invented Skin Research | 2015-03,2015-03 | arti"
	    "cle | species animal | doi:10.5555/mouse-collagen-2015" },
	{ "crossref", "crossref/absorption-2011.json",
	    "doi:10.5555/absorption-2011", 0, false,
	    "Skin absorption of vitamin C through microneedled human sk"
	    "in in vitro | Olav Lund +1 | Invented Skin Research | 2011"
	    "-06,2011-06 | article,in-vitro | doi:10.5555/absorption-20"
	    "11" },
	{ "crossref", "crossref/scar-review-2021.json",
	    "doi:10.5555/scar-review-2021", 0, false,
	    "Microneedling for acne scars: a systematic review and meta"
	    "-analysis | Aylin Demir +2 | Invented Reviews in Dermatolo"
	    "gy | 2021-08-30,2021-08-30 | article,meta-analysis | abstr"
	    "act | doi:10.5555/scar-review-2021" },
	{ "crossref", "crossref/sodium-guide-2020.json",
	    "doi:10.5555/sodium-guide-2020", 0, false,
	    "Sodium intake for adults and children: guideline | Invente"
	    "d Nutrition Council +0 | Invented Nutrition Council Report"
	    "s | 2020,2020 | article,guideline | doi:10.5555/sodium-gui"
	    "de-2020" },
	{ "crossref", "crossref/fish-oil-2010.json",
	    "doi:10.5555/fish-oil-2010", 0, false,
	    "Fish oil and resting heart rate: a crossover trial | Ulrik"
	    " Berg +1 | Conjectural Heart Journal | 2010-12,2010-12 | a"
	    "rticle | concern | doi:10.5555/fish-oil-2010" },
	{ "crossref", "crossref/review.cd9901.json",
	    "doi:10.5555/review.cd9901", 0, false,
	    "Exercise for low back pain (review) | Tessa Hale +0 | Inve"
	    "nted Library of Systematic Reviews | 2014-06-11,2014-06-11"
	    " | article | doi:10.5555/review.cd9901" },
	{ "crossref", "crossref/reply-2019.json",
	    "doi:10.5555/reply-2019", 0, false,
	    "Microneedling versus fractional laser for acne scars: repl"
	    "y | Leila Haddad +0 | Fictional Dermatologic Surgery | 201"
	    "9-01,2019-01 | article | doi:10.5555/reply-2019" },
	{ "crossref", "crossref/green-tea-2013.json",
	    "doi:10.5555/green-tea-2013", 0, false,
	    "Green tea extract and weight: a randomised trial | Claire "
	    "Moreau +0 | Supposed Nutrition Journal | 2013-01-28,2013-0"
	    "1-28 | article,rct | retracted | doi:10.5555/green-tea-201"
	    "3" },
	{ "crossref", "crossref/dermaroller-home-2022.json",
	    "doi:10.5555/dermaroller-home-2022.v1", 0, false,
	    "Skin reactions after dermarolling at home: a survey of 812"
	    " users | Hugo Quist +1 | 2022-04-09,2022-04-09 | preprint,"
	    "cross-sectional | doi:10.5555/dermaroller-home-2022.v1" },
	{ "crossref", "crossref/dermaroller-home-2022.json",
	    "doi:10.5555/dermaroller-home-2022", 0, true,
	    "Skin reactions after dermarolling at home: a survey of 812"
	    " users | Hugo Quist +1 | 2022-04-09,2022-04-09 | preprint,"
	    "cross-sectional | doi:10.5555/dermaroller-home-2022.v1" },
	{ "crossref", "crossref/vitc-serum-2014-r.json",
	    "doi:10.5555/vitc-serum-2014-r", 0, false,
	    "Topical vitamin C serum and facial wrinkles: a randomised "
	    "trial | Fictional Dermatologic Surgery | 2018-01 | retract"
	    "ion-notice,article | notice | doi:10.5555/vitc-serum-2014-"
	    "r" },
	{ "crossref", "crossref/melasma-2017-c.json",
	    "doi:10.5555/melasma-2017-c", 0, false,
	    "Tranexamic acid with or without microneedling in melasma |"
	    " Fictional Dermatologic Surgery | 2018-01 | erratum,articl"
	    "e | notice | doi:10.5555/melasma-2017-c" },
	{ "crossref", "crossref/no-such-trial-2020.txt",
	    "doi:10.5555/no-such-trial-2020", 404, false,
	    "=not found" },
	{ "crossref", "crossref/too-busy-2020.html",
	    "doi:10.5555/too-busy-2020", 200, false,
	    "=transient html or xml where json was due" },
	{ "europepmc", "europepmc/mn-rct-2016.json",
	    "doi:10.5555/mn-rct-2016", 0, false,
	    "Microneedling for atrophic acne scars: a randomised contro"
	    "lled trial | Rana Almasi +2 | Journal of Invented Dermatol"
	    "ogy | 2016-05 | rct,article | species human | abstract | d"
	    "oi:10.5555/mn-rct-2016 | pmid:99000001 | pmcid:PMC99000001" },
	{ "europepmc", "europepmc/mn-laser-2018.json",
	    "doi:10.5555/mn-laser-2018", 0, false,
	    "Microneedling versus fractional laser for acne scars: a sp"
	    "lit-face randomised trial | Leila Haddad +1 | Fictional De"
	    "rmatologic Surgery | 2018-02 | rct,article | species human"
	    " | abstract | doi:10.5555/mn-laser-2018 | pmid:99000002" },
	{ "europepmc", "europepmc/vitc-serum-2014.json",
	    "doi:10.5555/vitc-serum-2014", 0, false,
	    "Topical vitamin C serum and facial wrinkles: a randomised "
	    "trial | Tomas Verano +1 | Imagined Cosmetic Science | 2014"
	    "-09 | rct,article | species human | abstract | retracted |"
	    " doi:10.5555/vitc-serum-2014 | pmid:99000003" },
	{ "europepmc", "europepmc/collagen-drink-2019.json",
	    "doi:10.5555/collagen-drink-2019", 0, false,
	    "Oral collagen peptides and skin elasticity in women aged 4"
	    "5 to 65 | Bola Okafor +1 | Supposed Nutrition Journal | 20"
	    "19-11 | rct,article | species human | abstract | concern |"
	    " doi:10.5555/collagen-drink-2019 | pmid:99000004" },
	{ "europepmc", "europepmc/melasma-2017.json",
	    "doi:10.5555/melasma-2017", 0, false,
	    "Tranexamic acid with or without microneedling in melasma |"
	    " Sunita Rao +1 | Fictional Dermatologic Surgery | 2017-07 "
	    "| clinical-trial,article | species human | abstract | corr"
	    "ected | doi:10.5555/melasma-2017 | pmid:99000005" },
	{ "europepmc", "europepmc/night-shift-2012.json",
	    "doi:10.5555/night-shift-2012", 0, false,
	    "Night shifts and sleep duration in 1,204 hospital nurses: "
	    "a cohort study | Irina Petrov +1 | Conjectural Sleep Medic"
	    "ine | 2012-10 | article,cohort | species human | abstract "
	    "| doi:10.5555/night-shift-2012 | pmid:99000006" },
	{ "europepmc", "europepmc/mouse-collagen-2015.json",
	    "doi:10.5555/mouse-collagen-2015", 0, false,
	    "Microneedling and dermal collagen in hairless mice | Gino "
	    "Ferro +1 | Invented Skin Research | 2015-03 | article | sp"
	    "ecies animal | abstract | doi:10.5555/mouse-collagen-2015 "
	    "| pmid:99000007" },
	{ "europepmc", "europepmc/absorption-2011.json",
	    "doi:10.5555/absorption-2011", 0, false,
	    "Skin absorption of vitamin C through microneedled human sk"
	    "in in vitro | Olav Lund +1 | Invented Skin Research | 2011"
	    "-06 | article,in-vitro | species human | abstract | doi:10"
	    ".5555/absorption-2011 | pmid:99000008" },
	{ "europepmc", "europepmc/scar-review-2021.json",
	    "doi:10.5555/scar-review-2021", 0, false,
	    "Microneedling for acne scars: a systematic review and meta"
	    "-analysis | Aylin Demir +2 | Invented Reviews in Dermatolo"
	    "gy | 2021-08 | systematic-review,meta-analysis,article | s"
	    "pecies human | abstract | doi:10.5555/scar-review-2021 | p"
	    "mid:99000009" },
	{ "europepmc", "europepmc/sodium-guide-2020.json",
	    "doi:10.5555/sodium-guide-2020", 0, false,
	    "Sodium intake for adults and children: guideline | Invente"
	    "d Nutrition Council +0 | Invented Nutrition Council Report"
	    "s | 2020 | guideline | species human | abstract | doi:10.5"
	    "555/sodium-guide-2020 | pmid:99000010" },
	{ "europepmc", "europepmc/fish-oil-2010.json",
	    "doi:10.5555/fish-oil-2010", 0, false,
	    "Fish oil and resting heart rate: a crossover trial | Ulrik"
	    " Berg +1 | Conjectural Heart Journal | 2010-12 | article |"
	    " species human | abstract | concern | doi:10.5555/fish-oil"
	    "-2010 | pmid:99000012" },
	{ "europepmc", "europepmc/review.cd9901.json",
	    "doi:10.5555/review.cd9901", 0, false,
	    "Exercise for low back pain (review) | Tessa Hale +0 | Inve"
	    "nted Library of Systematic Reviews | 2014-06 | systematic-"
	    "review,article | species human | abstract | doi:10.5555/re"
	    "view.cd9901 | pmid:99000013" },
	{ "europepmc", "europepmc/reply-2019.json",
	    "doi:10.5555/reply-2019", 0, false,
	    "Microneedling versus fractional laser for acne scars: repl"
	    "y | Leila Haddad +0 | Fictional Dermatologic Surgery | 201"
	    "9-01 | letter,comment | species human | doi:10.5555/reply-"
	    "2019 | pmid:99000014" },
	{ "europepmc", "europepmc/dermaroller-home-2022.json",
	    "doi:10.5555/dermaroller-home-2022.v1", 0, false,
	    "Skin reactions after dermarolling at home: a survey of 812"
	    " users | Hugo Quist +1 | 2022-04-09 | preprint,cross-secti"
	    "onal | abstract | doi:10.5555/dermaroller-home-2022.v1" },
	{ "europepmc", "europepmc/pmid-99000001.json",
	    "pmid:99000001", 0, false,
	    "Microneedling for atrophic acne scars: a randomised contro"
	    "lled trial | Rana Almasi +2 | Journal of Invented Dermatol"
	    "ogy | 2016-05 | rct,article | species human | abstract | d"
	    "oi:10.5555/mn-rct-2016 | pmid:99000001 | pmcid:PMC99000001" },
	{ "europepmc", "europepmc/pmcid-PMC99000001.json",
	    "pmcid:PMC99000001", 0, false,
	    "Microneedling for atrophic acne scars: a randomised contro"
	    "lled trial | Rana Almasi +2 | Journal of Invented Dermatol"
	    "ogy | 2016-05 | rct,article | species human | abstract | d"
	    "oi:10.5555/mn-rct-2016 | pmid:99000001 | pmcid:PMC99000001" },
	{ "europepmc", "europepmc/mn-rct-2016.json",
	    "doi:10.5555/other", 0, true,
	    "=not found" },
	{ "europepmc", "europepmc/no-such-trial-2020.json",
	    "doi:10.5555/no-such-trial-2020", 0, false,
	    "=not found" },
	{ "europepmc", "europepmc/too-busy-2020.html",
	    "doi:10.5555/too-busy-2020", 0, false,
	    "=transient html or xml where json was due" },
	{ "europepmc", "europepmc/version-only.json",
	    "doi:10.5555/x", 0, true,
	    "=transient no list in the answer" },
	{ "europepmc", "europepmc/err-code.json",
	    "doi:10.5555/x", 0, true,
	    "=permanent request refused" },
	{ "openalex", "openalex/mn-rct-2016.json",
	    "doi:10.5555/mn-rct-2016", 0, false,
	    "Microneedling for atrophic acne scars: a randomised contro"
	    "lled trial | Rana Almasi +2 | Journal of Invented Dermatol"
	    "ogy | 2016-05-03 | article,rct | species human | abstract "
	    "| doi:10.5555/mn-rct-2016 | pmid:99000001" },
	{ "openalex", "openalex/vitc-serum-2014.json",
	    "doi:10.5555/vitc-serum-2014", 0, false,
	    "Topical vitamin C serum and facial wrinkles: a randomised "
	    "trial | Tomas Verano +1 | Imagined Cosmetic Science | 2014"
	    "-09-15 | article,rct | species human | abstract | retracte"
	    "d | doi:10.5555/vitc-serum-2014 | pmid:99000003" },
	{ "openalex", "openalex/sodium-guide-2020.json",
	    "doi:10.5555/sodium-guide-2020", 0, false,
	    "Sodium intake for adults and children: guideline | Invente"
	    "d Nutrition Council +0 | Invented Nutrition Council Report"
	    "s | 2020 | article,guideline | species human | abstract | "
	    "doi:10.5555/sodium-guide-2020 | pmid:99000010" },
	{ "openalex", "openalex/dermaroller-home-2022.json",
	    "doi:10.5555/dermaroller-home-2022.v1", 0, false,
	    "Skin reactions after dermarolling at home: a survey of 812"
	    " users | Hugo Quist +1 | 2022-04-09 | preprint,cross-secti"
	    "onal | abstract | doi:10.5555/dermaroller-home-2022.v1" },
	{ "openalex", "openalex/reply-2019.json",
	    "doi:10.5555/reply-2019", 0, false,
	    "Microneedling versus fractional laser for acne scars: repl"
	    "y | Leila Haddad +0 | Fictional Dermatologic Surgery | 201"
	    "9 | letter | species human | doi:10.5555/reply-2019 | pmid"
	    ":99000014" },
	{ "openalex", "openalex/no-such-trial-2020.html",
	    "doi:10.5555/no-such-trial-2020", 404, false,
	    "=not found" },
	{ "pubmed", "pubmed/esummary-99000001.json",
	    "pmid:99000001", 0, false,
	    "Microneedling for atrophic acne scars: a randomised contro"
	    "lled trial | R Almasi +2 | Journal of Invented Dermatology"
	    " | 2016-05-03 | rct,article | doi:10.5555/mn-rct-2016 | pm"
	    "id:99000001 | pmcid:PMC99000001" },
	{ "pubmed", "pubmed/esummary-99000003.json",
	    "pmid:99000003", 0, false,
	    "Topical vitamin C serum and facial wrinkles: a randomised "
	    "trial | T Verano +1 | Imagined Cosmetic Science | 2014-09-"
	    "15 | rct,article | retracted | doi:10.5555/vitc-serum-2014"
	    " | pmid:99000003" },
	{ "pubmed", "pubmed/esummary-99000004.json",
	    "pmid:99000004", 0, false,
	    "Oral collagen peptides and skin elasticity in women aged 4"
	    "5 to 65 | B Okafor +1 | Supposed Nutrition Journal | 2019-"
	    "11-20 | rct,article | concern | doi:10.5555/collagen-drink"
	    "-2019 | pmid:99000004" },
	{ "pubmed", "pubmed/esummary-99000005.json",
	    "pmid:99000005", 0, false,
	    "Tranexamic acid with or without microneedling in melasma |"
	    " S Rao +1 | Fictional Dermatologic Surgery | 2017-07 | cli"
	    "nical-trial,article | corrected | doi:10.5555/melasma-2017"
	    " | pmid:99000005" },
	{ "pubmed", "pubmed/esummary-99000006.json",
	    "pmid:99000006", 0, false,
	    "Night shifts and sleep duration in 1,204 hospital nurses: "
	    "a cohort study | I Petrov +1 | Conjectural Sleep Medicine "
	    "| 2012-10-01 | article,cohort | doi:10.5555/night-shift-20"
	    "12 | pmid:99000006" },
	{ "pubmed", "pubmed/esummary-99000007.json",
	    "pmid:99000007", 0, false,
	    "Microneedling and dermal collagen in hairless mice | G Fer"
	    "ro +1 | Invented Skin Research | 2015-03 | article | doi:1"
	    "0.5555/mouse-collagen-2015 | pmid:99000007" },
	{ "pubmed", "pubmed/esummary-99000009.json",
	    "pmid:99000009", 0, false,
	    "Microneedling for acne scars: a systematic review and meta"
	    "-analysis | A Demir +2 | Invented Reviews in Dermatology |"
	    " 2021-08-30 | systematic-review,meta-analysis,article | do"
	    "i:10.5555/scar-review-2021 | pmid:99000009" },
	{ "pubmed", "pubmed/esummary-99000010.json",
	    "pmid:99000010", 0, false,
	    "Sodium intake for adults and children: guideline | Invente"
	    "d Nutrition Council +0 | Invented Nutrition Council Report"
	    "s | 2020 | guideline | doi:10.5555/sodium-guide-2020 | pmi"
	    "d:99000010" },
	{ "pubmed", "pubmed/esummary-99000012.json",
	    "pmid:99000012", 0, false,
	    "Fish oil and resting heart rate: a crossover trial | U Ber"
	    "g +1 | Conjectural Heart Journal | 2010-12 | article | con"
	    "cern | doi:10.5555/fish-oil-2010 | pmid:99000012" },
	{ "pubmed", "pubmed/esummary-99000013.json",
	    "pmid:99000013", 0, false,
	    "Exercise for low back pain (review) | T Hale +0 | Invented"
	    " Library of Systematic Reviews | 2014-06-11 | systematic-r"
	    "eview,article | doi:10.5555/review.cd9901 | pmid:99000013" },
	{ "pubmed", "pubmed/esummary-99000014.json",
	    "pmid:99000014", 0, false,
	    "Microneedling versus fractional laser for acne scars: repl"
	    "y | L Haddad +0 | Fictional Dermatologic Surgery | 2019-01"
	    " | letter,comment | doi:10.5555/reply-2019 | pmid:99000014" },
	{ "pubmed", "pubmed/esummary-99999999.json",
	    "pmid:99999999", 0, false,
	    "=not found" },
	{ "pubmed", "pubmed/efetch-error.xml",
	    "pmid:99000099", 0, true,
	    "=transient error inside the answer" },
	{ "pubmed-medline", "pubmed/medline-99000001.txt",
	    "pmid:99000001", 0, false,
	    "Microneedling for atrophic acne scars: a randomised contro"
	    "lled trial | Rana Almasi +2 | Journal of Invented Dermatol"
	    "ogy | 2016-05-03 | rct,article | species human | abstract "
	    "| doi:10.5555/mn-rct-2016 | pmid:99000001 | pmcid:PMC99000"
	    "001 | nct:NCT99990001" },
	{ "pubmed-medline", "pubmed/medline-99000003.txt",
	    "pmid:99000003", 0, false,
	    "Topical vitamin C serum and facial wrinkles: a randomised "
	    "trial | Tomas Verano +1 | Imagined Cosmetic Science | 2014"
	    "-09-15 | rct,article | species human | abstract | retracte"
	    "d | doi:10.5555/vitc-serum-2014 | pmid:99000003" },
	{ "pubmed-medline", "pubmed/medline-99000004.txt",
	    "pmid:99000004", 0, false,
	    "Oral collagen peptides and skin elasticity in women aged 4"
	    "5 to 65 | Bola Okafor +1 | Supposed Nutrition Journal | 20"
	    "19-11-20 | rct,article | species human | abstract | concer"
	    "n | doi:10.5555/collagen-drink-2019 | pmid:99000004" },
	{ "pubmed-medline", "pubmed/medline-99000005.txt",
	    "pmid:99000005", 0, false,
	    "Tranexamic acid with or without microneedling in melasma |"
	    " Sunita Rao +1 | Fictional Dermatologic Surgery | 2017-07 "
	    "| clinical-trial,article | species human | abstract | corr"
	    "ected | doi:10.5555/melasma-2017 | pmid:99000005" },
	{ "pubmed-medline", "pubmed/medline-99000007.txt",
	    "pmid:99000007", 0, false,
	    "Microneedling and dermal collagen in hairless mice | Gino "
	    "Ferro +1 | Invented Skin Research | 2015-03 | article | sp"
	    "ecies animal | abstract | doi:10.5555/mouse-collagen-2015 "
	    "| pmid:99000007" },
	{ "pubmed-medline", "pubmed/medline-99000010.txt",
	    "pmid:99000010", 0, false,
	    "Sodium intake for adults and children: guideline | Invente"
	    "d Nutrition Council +0 | Invented Nutrition Council Report"
	    "s | 2020 | guideline | species human | abstract | doi:10.5"
	    "555/sodium-guide-2020 | pmid:99000010" },
	{ "pubmed-medline", "pubmed/medline-99000012.txt",
	    "pmid:99000012", 0, false,
	    "Fish oil and resting heart rate: a crossover trial | Ulrik"
	    " Berg +1 | Conjectural Heart Journal | 2010-12 | article |"
	    " species human | abstract | concern | doi:10.5555/fish-oil"
	    "-2010 | pmid:99000012" },
	{ "pubmed-medline", "pubmed/medline-99000013.txt",
	    "pmid:99000013", 0, false,
	    "Exercise for low back pain (review) | Tessa Hale +0 | Inve"
	    "nted Library of Systematic Reviews | 2014-06-11 | systemat"
	    "ic-review,article | species human | abstract | doi:10.5555"
	    "/review.cd9901 | pmid:99000013" },
	{ "pubmed-medline", "pubmed/medline-99000014.txt",
	    "pmid:99000014", 0, false,
	    "Microneedling versus fractional laser for acne scars: repl"
	    "y | Leila Haddad +0 | Fictional Dermatologic Surgery | 201"
	    "9-01 | letter,comment | species human | doi:10.5555/reply-"
	    "2019 | pmid:99000014" },
	{ "pubmed-medline", "pubmed/medline-99000001.txt",
	    "pmid:5", 0, true,
	    "=missing" },
	{ "pubmed-medline", "pubmed/efetch-error.xml",
	    "pmid:99000099", 0, false,
	    "=transient error inside the answer" },
	{ "pubmed-ids", "pubmed/idconv-PMC99000001.json",
	    "pmcid:PMC99000001", 0, false,
	    "(no title) | doi:10.5555/mn-rct-2016 | pmid:99000001 | pmc"
	    "id:PMC99000001" },
	{ "pubmed-ids", "pubmed/idconv-PMC99999999.json",
	    "pmcid:PMC99999999", 0, false,
	    "=not found" },
	{ "pubmed-match", "pubmed/ecitmatch-1.txt",
	    "ref:Almasi R, Brandt K, Osei P. Microneedling for atrophic acne scars: a randomised controlled trial. J Invented Dermatol. 2016;12(3):145-152.", 0, false,
	    "(no title) | pmid:99000001" },
	{ "pubmed-match", "pubmed/ecitmatch-none.txt",
	    "ref:Nobody X. A study nobody wrote. J Invented Dermatol. 2015;9:1-2.", 0, true,
	    "=not found" },
	{ "pubmed-match", "pubmed/ecitmatch-ambiguous.txt",
	    "ref:Haddad L. A title of scars. Fict Dermatol Surg. 2018;44:201.", 0, false,
	    "(no title) | ambiguous" },
	{ "crossref-search", "crossref/search-1.json",
	    "ref:Almasi R, Brandt K, Osei P. Microneedling for atrophic acne scars: a randomised controlled trial. J Invented Dermatol. 2016;12(3):145-152.", 0, false,
	    "Microneedling for atrophic acne scars: a randomised contro"
	    "lled trial | Rana Almasi +2 | Journal of Invented Dermatol"
	    "ogy | 2016-05-03,2016-05-03 | article,rct | abstract | doi"
	    ":10.5555/mn-rct-2016 | nct:NCT99990001" },
	{ "crossref-search", "crossref/search-2.json",
	    "ref:Haddad L, Nowak J. Microneedling versus fractional laser for acne scars. Fict Dermatol Surg 2018.", 0, false,
	    "Microneedling versus fractional laser for acne scars: a sp"
	    "lit-face randomised trial | Leila Haddad +1 | Fictional De"
	    "rmatologic Surgery | 2018-02,2018-02 | article,rct | doi:1"
	    "0.5555/mn-laser-2018" },
	{ "crossref-search", "crossref/search-3.json",
	    "ref:Nobody X. A study nobody wrote about dermarollers. J Invented Dermatol 2015.", 0, false,
	    "=not found no work fits" },
	{ "doi-ra", "doi/ra-no-such-trial-2020.json",
	    "doi:10.5555/no-such-trial-2020", 0, false,
	    "=not found" },
	{ "doi-ra", "doi/ra-scar-photos-2019.json",
	    "doi:10.5555/scar-photos-2019", 0, false,
	    "(no title) | DataCite | doi:10.5555/scar-photos-2019" },
	{ "doi-handle", "doi/handle-no-such-trial-2020.json",
	    "doi:10.5555/no-such-trial-2020", 404, false,
	    "=not found" },
	{ "doi-handle", "doi/handle-scar-photos-2019.json",
	    "doi:10.5555/scar-photos-2019", 0, false,
	    "(no title) | doi:10.5555/scar-photos-2019" },
	{ "datacite", "datacite/scar-photos-2019.json",
	    "doi:10.5555/scar-photos-2019", 0, false,
	    "Photographs of acne scars before and after microneedling |"
	    " Katrin Brandt +1 | 2019-05-01 | dataset | abstract | doi:"
	    "10.5555/scar-photos-2019" },
	{ "datacite", "datacite/no-such-data.json",
	    "doi:10.5555/no-such-data", 404, false,
	    "=not found" },
	{ "ctgov", "ctgov/NCT99990001.json",
	    "nct:NCT99990001", 0, false,
	    "Microneedling for Atrophic Acne Scars, an invented trial |"
	    " 2014-02-01,2015-12 | registration,rct | species human | a"
	    "bstract | actual n=48 | completed | nct:NCT99990001" },
	{ "ctgov", "ctgov/NCT99990002.json",
	    "nct:NCT99990002", 0, false,
	    "Vitamin D and Colds, an invented trial | 2025-10,2015-12 |"
	    " registration,rct | species human | abstract | planned n=4"
	    "00 | recruiting | nct:NCT99990002" },
	{ "ctgov", "ctgov/NCT99999999.txt",
	    "nct:NCT99999999", 404, false,
	    "=not found" },
	{ "openfda-510k", "openfda/K999901.json",
	    "fda:K999901", 0, false,
	    "NeedlePen | Invented Devices GmbH +0 | 2018-03-12 | regist"
	    "ration | 510(k) cleared | fda:K999901" },
	{ "openfda-510k", "openfda/DEN999903.json",
	    "fda:DEN999903", 0, false,
	    "ScarPen | Invented Devices GmbH +0 | 2017-09-01 | registra"
	    "tion | De Novo granted | fda:DEN999903" },
	{ "openfda-510k", "openfda/K999999.json",
	    "fda:K999999", 404, false,
	    "=not found" },
	{ "openfda-pma", "openfda/P999902.json",
	    "fda:P999902", 0, false,
	    "HeartSpring | Invented Valves Inc +0 | 2012-11-05 | regist"
	    "ration | approved | fda:P999902" },
	{ "openfda-label", "openfda/label-NDA999904.json",
	    "fda:NDA999904", 0, false,
	    "Inventol | Invented Pharma +0 | 2024-03-01 | registration "
	    "| abstract | label of an approved drug | fda:NDA999904" },
	{ "openfda-classification", "openfda/classification-QAI.json",
	    "fda:QAI", 0, false,
	    "(no title)" },
	{ "unpaywall", "unpaywall/mn-rct-2016.json",
	    "doi:10.5555/mn-rct-2016", 0, false,
	    "Microneedling for atrophic acne scars: a randomised contro"
	    "lled trial | Rana Almasi +1 | Journal of Invented Dermatol"
	    "ogy | 2016-05-03 | article | doi:10.5555/mn-rct-2016" },
	{ "unpaywall", "unpaywall/no-such-trial-2020.json",
	    "doi:10.5555/no-such-trial-2020", 404, false,
	    "=not found" },
	{ "s2", "s2/mn-rct-2016.json",
	    "doi:10.5555/mn-rct-2016", 0, false,
	    "Microneedling for atrophic acne scars: a randomised contro"
	    "lled trial | Rana Almasi +0 | Journal of Invented Dermatol"
	    "ogy | 2016-05-03 | clinical-trial,article,rct | doi:10.555"
	    "5/mn-rct-2016 | pmid:99000001" },
	{ "europepmc-search", "europepmc/suggest-nothing.json",
	    "query:unicorn horn", 0, false,
	    "=not found" },
	{ "europepmc-search", "europepmc/suggest-microneedling.json",
	    "query:microneedling acne scars", 0, false,
	    "Microneedling versus fractional laser for acne scars: a sp"
	    "lit-face randomised trial | Leila Haddad +1 | Fictional De"
	    "rmatologic Surgery | 2018-02 | rct,article | species human"
	    " | abstract | doi:10.5555/mn-laser-2018 | pmid:99000002" },
};

static const char *
kind_name(enum result_kind kind)
{
	static const char *const names[] = { "=missing", "=found",
		"=not found", "=transient", "=permanent" };

	return names[kind];
}

static void
every_answer_is_read_for_what_it_says(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct provider *p = provider_named(cases[i].provider);
		struct buf body = { 0 }, line = { 0 }, path = { 0 };
		struct str id = str_of(cases[i].id);
		struct result out = { 0 };
		struct answer a = { .status = cases[i].status
		    ? cases[i].status : 200 };

		buf_addf(&path, FIXTURES "%s", cases[i].file);
		assert_true(load_file(path.s, &body));
		a.body = buf_str(&body);
		p->read(&a, &id, 1, &out);
		if (out.kind == RESULT_FOUND)
			work_line(&line, out.work);
		else
			buf_addf(&line, "%s%s%s", kind_name(out.kind),
			    out.why[0] ? " " : "", out.why);
		if (!str_is(buf_str(&line), cases[i].line)) {
			print_message("%s: %s\n  is:  %s\n  due: %s\n",
			    cases[i].provider, cases[i].file, line.s,
			    cases[i].line);
			wrong++;
		}
		results_release(&out, 1);
		buf_release(&body);
		buf_release(&line);
		buf_release(&path);
	}
	assert_int_equal(wrong, 0);
}

/* The addresses that index.tsv holds, of whatever provider it is. */
static bool
is_in_index(struct str index, struct str file, struct str url)
{
	struct str line, name, rest, asked;

	while (str_line(&index, &line)) {
		if (!str_cut(line, '\t', &name, &rest) || !str_eq(name, file))
			continue;
		str_cut(rest, '\t', &asked, &rest);
		return str_eq(asked, url);
	}
	return false;
}

static void
every_question_is_the_one_that_was_answered(void **state)
{
	struct buf index = { 0 };
	size_t wrong = 0;

	(void)state;
	assert_true(load_file(FIXTURES "index.tsv", &index));
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct provider *p = provider_named(cases[i].provider);
		struct str id = str_of(cases[i].id);
		struct request r = { 0 };
		struct buf url = { 0 };
		struct err err = { 0 };

		if (cases[i].elsewhere)
			continue;
		assert_true(p->address(&r, &id, 1, &err));
		buf_addf(&url, "%s%s", p->base_url, r.path.s);
		if (!is_in_index(buf_str(&index), str_of(cases[i].file),
		    buf_str(&url))) {
			print_message("%s: %s\n", cases[i].file, url.s);
			wrong++;
		}
		request_release(&r);
		buf_release(&url);
	}
	assert_int_equal(wrong, 0);
	buf_release(&index);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_answer_is_read_for_what_it_says),
		cmocka_unit_test(every_question_is_the_one_that_was_answered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
