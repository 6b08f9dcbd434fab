#!/usr/bin/env python3
"""variants.py CLAIMS OUT N: N variants of each claim rule, the words of its patterns changed.

A variant is as long and as hard to match as its rule and wakes on other
words; a rule whose patterns have no words would only repeat itself and has none.
"""
import glob, os, random, re, sys

source, out, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
WORD = re.compile(r"\{[^}]*\}|\(\?<\w+>|\(\?[a-z-]*:|\\.|\[[^\]]*\]|[a-z]{3,}")


def vary(pattern, n):
    def other(m):
        word = m.group()
        if not word.isalpha():
            return word
        letters = list(word)
        random.Random("%s %d" % (word, n)).shuffle(letters)
        return "".join(letters)

    return WORD.sub(other, pattern)


def variant(rule, n):
    """The lines of a rule with its patterns changed, or none if nothing in them can be."""
    lines, key, changed = [], "", False
    for line in rule:
        m = re.match(r"    (\w+):", line)
        key = m.group(1) if m else key
        if key == "pattern":
            changed |= vary(line[11 if m else 0:], n) != line[11 if m else 0:]
            line = line[:11] + vary(line[11:], n) if m else vary(line, n)
        lines.append(re.sub(r"^(  - id: \S+)$", r"\1-v%d" % n, line))
    return lines if changed else []


written = 0
for path in sorted(glob.glob(os.path.join(source, "*.yaml"))):
    text = open(path, encoding="utf-8").read()
    pack = re.search(r"^pack: (\S+)$", text, re.M).group(1)
    rules = [r.rstrip("\n").split("\n") for r in re.split(r"^(?=  - id: )", text, flags=re.M)[1:]]
    for n in range(1, count + 1):
        variants = [v for v in (variant(r, n) for r in rules) if v]
        written += len(variants)
        if variants:
            with open(os.path.join(out, "%s-%d.yaml" % (pack, n)), "w", encoding="utf-8") as f:
                f.write("claimpipe: rules 1\npack: %s-%d\nrules:\n" % (pack, n))
                f.write("\n".join(line for v in variants for line in v) + "\n")
if not written:
    sys.exit("variants.py: no rules in " + source)
print(written)
