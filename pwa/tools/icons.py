"""Draws the home-screen icons: two joined rings on yellow. They say nothing about who uses the app.

Run from pwa/tools after a change:  uv run --no-project --with pillow python icons.py
"""

from pathlib import Path

from PIL import Image, ImageDraw

OUT = Path(__file__).parent.parent / "public"
SUN, NIGHT, CORAL = "#FFC52E", "#151B33", "#FF8362"
GRAIN = 4


def draw(size: int, scale: float, corner: float) -> Image.Image:
    """`scale` shrinks the rings (a maskable icon keeps them inside the safe circle), `corner` rounds the tile."""
    big = size * GRAIN
    image = Image.new("RGBA", (big, big), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((0, 0, big - 1, big - 1), radius=corner * big, fill=SUN)
    unit = big / 64 * scale
    middle = big / 2

    def ring(centre_x: float, colour: str, start: float, end: float) -> None:
        x, radius, line = middle + (centre_x - 32) * unit, 16 * unit, round(7 * unit)
        pen.arc((x - radius, middle - radius, x + radius, middle + radius), start, end, fill=colour, width=line)

    ring(24.5, NIGHT, 0, 360)
    ring(39.5, CORAL, 127, 455)
    return image.resize((size, size), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    draw(192, 1, 0.23).save(OUT / "icon-192.png", optimize=True)
    draw(512, 1, 0.23).save(OUT / "icon-512.png", optimize=True)
    draw(512, 0.8, 0).save(OUT / "icon-maskable-512.png", optimize=True)
    draw(180, 0.9, 0).convert("RGB").save(OUT / "apple-touch-icon.png", optimize=True)
