#!/usr/bin/env python3
"""corpus.py FIXTURES OUT MEGABYTES: article-like text from our fixtures, the numbers of each copy changed."""
import glob, os, re, sys

source, out, size = sys.argv[1], sys.argv[2], float(sys.argv[3]) * 1e6
texts = [open(p, encoding="utf-8").read() for p in sorted(glob.glob(os.path.join(source, "*.md")))]
if not texts:
    sys.exit("corpus.py: no Markdown in " + source)
for old in glob.glob(os.path.join(out, "*.md")):
    os.remove(old)
written = n = 0
while written < size:
    text = texts[n % len(texts)]
    text = re.sub(r"(?<![\w./-])\d{2}(?![\w./-])", lambda m: str((int(m.group()) + n) % 90 + 10), text)
    data = text.encode()
    open(os.path.join(out, "%06d.md" % n), "wb").write(data)
    written += len(data)
    n += 1
