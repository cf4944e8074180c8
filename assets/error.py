"""Draws error.svg: the README's wrong model as an editor shows it, with the compiler's message."""
from pathlib import Path
from xml.sax.saxutils import escape

KEYWORD, TYPE, NUMBER, PLAIN, MUTED = "#0033b3", "#00627a", "#1750eb", "#24292f", "#57606a"
FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
CODE = [
    [("[", PLAIN), ("Model", TYPE), ("]", PLAIN)],
    [("[", PLAIN), ("Input", TYPE), ("(", PLAIN), ("28", NUMBER), (", ", PLAIN), ("28", NUMBER), (", ", PLAIN), ("1", NUMBER), (")]", PLAIN)],
    [("[", PLAIN), ("Conv2D", TYPE), ("(", PLAIN), ("32", NUMBER), (", ", PLAIN), ("3", NUMBER), (")]", PLAIN)],
    [("[", PLAIN), ("Dense", TYPE), ("(", PLAIN), ("10", NUMBER), (")]", PLAIN)],
    [("public sealed partial class ", KEYWORD), ("Wrong", TYPE), (";", PLAIN)],
]
MESSAGE = ["error MG0010: dense_1 needs a vector, but conv2d_1 gives (26, 26, 32);", "add [Flatten] or [GlobalAvgPool2D] above it"]
FIXES = ["Insert [Flatten]: (26, 26, 32) -> (21632)", "Insert [GlobalAvgPool2D]: (26, 26, 32) -> (32)"]
WIDTH, TOP, LINE, LEFT, CHARACTER = 720, 34, 24, 24, 8.43
WRONG = 3  # the line with the squiggle


def text(x, y, content, fill, size=14, weight="normal"):
    return f'<text x="{x:g}" y="{y:g}" fill="{fill}" font-size="{size}" font-weight="{weight}" xml:space="preserve">{escape(content)}</text>'


parts, y = [], TOP
for number, line in enumerate(CODE):
    spans = "".join(f'<tspan fill="{fill}">{escape(word)}</tspan>' for word, fill in line)
    width = CHARACTER * sum(len(word) for word, _ in line)
    parts.append(f'<text x="{LEFT}" y="{y}" font-size="14" textLength="{width:g}" xml:space="preserve">{spans}</text>')
    if number == WRONG:
        points = " ".join(f"{LEFT + CHARACTER + i * 3:g},{y + (4 if i % 2 else 7)}" for i in range(int((width - 2 * CHARACTER) / 3) + 1))
        parts.append(f'<polyline points="{points}" fill="none" stroke="#d1242f" stroke-width="1.4"/>')
        box = y + 16
        height = 22 * (len(MESSAGE) + len(FIXES)) + 28
        parts.append(f'<rect x="{LEFT + 16}" y="{box}" width="{WIDTH - 2 * LEFT - 16}" height="{height}" rx="6" fill="#ffffff" stroke="#d0d7de"/>')
        at = box + 22
        for row in MESSAGE:
            parts.append(text(LEFT + 32, at, row, "#cf222e", 13))
            at += 22
        parts.append(f'<line x1="{LEFT + 16}" y1="{at - 8}" x2="{WIDTH - LEFT}" y2="{at - 8}" stroke="#d0d7de"/>')
        at += 12
        for row in FIXES:
            parts.append(f'<circle cx="{LEFT + 38}" cy="{at - 5}" r="5" fill="#f2cc60" stroke="#bf8700" stroke-width="0.8"/>')
            parts.append(text(LEFT + 54, at, row, PLAIN, 13))
            at += 22
        y = box + height + 8
    y += LINE

with open(Path(__file__).with_name("error.svg"), "w", encoding="utf-8") as file:
    height = y - LINE + 22
    file.write(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" font-family="{FONT}" role="img"'
        f' aria-label="{escape(" ".join(MESSAGE))}">\n<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1}" rx="8" fill="#f6f8fa" stroke="#d0d7de"/>\n'
        + "\n".join(parts) + "\n</svg>\n")
