package site

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// pictureFile is what stands for the dossier where somebody shares its address: its title, and a
// row for each source with a square for each utterance that it has.
const pictureFile = "picture.png"

// Sizes of the picture in pixels, and the most rows, squares and lines of the title that it has.
const (
	pictureWidth, pictureHeight = 1200, 630
	pictureMargin               = 72
	pictureSquare, pictureStep  = 24, 30
	mostPictured                = 8
	mostSquares                 = (pictureWidth - 2*pictureMargin + pictureStep - pictureSquare) / pictureStep
	mostTitleLines              = 3
)

// The colours of style.css by day: paper, ink, soft ink, rules, and those of the sources.
var (
	paperColour = color.RGBA{0xfc, 0xfb, 0xf8, 0xff}
	inkColour   = color.RGBA{0x21, 0x1e, 0x1a, 0xff}
	softColour  = color.RGBA{0x5d, 0x58, 0x50, 0xff}
	ruleColour  = color.RGBA{0xdd, 0xd7, 0xcb, 0xff}
	hueColours  = [hues]color.RGBA{
		{0x2f, 0x66, 0x90, 0xff}, {0x9a, 0x4a, 0x2f, 0xff}, {0x3c, 0x6b, 0x4b, 0xff}, {0x7a, 0x4f, 0x8a, 0xff},
		{0x7d, 0x61, 0x1b, 0xff}, {0x2a, 0x6d, 0x6e, 0xff}, {0xa0, 0x3f, 0x5e, 0xff}, {0x56, 0x5b, 0x96, 0xff},
	}
)

// picture is the dossier's picture as PNG. Words that its font has no letters for are left out.
func (x *index) picture() ([]byte, error) {
	img := image.NewRGBA(image.Rect(0, 0, pictureWidth, pictureHeight))
	paint(img, img.Bounds(), paperColour)
	paint(img, image.Rect(0, 0, pictureWidth, 12), inkColour)
	title, err := newPen(img, gobold.TTF, 62, inkColour)
	if err != nil {
		return nil, err
	}
	small, err := newPen(img, goregular.TTF, 30, softColour)
	if err != nil {
		return nil, err
	}
	y := 140
	if title.has(plain(x.r.Title)) {
		for _, line := range title.lines(plain(x.r.Title)) {
			title.write(line, y)
			y += 74
		}
	}
	small.write(count(len(x.r.Sources), "source")+", "+count(len(x.r.Quotes), "quote")+", "+count(len(x.r.Timeline), "dated event"), y)
	x.drawSquares(img, y+pictureStep)
	var b bytes.Buffer
	err = png.Encode(&b, img)
	return b.Bytes(), err
}

// drawSquares draws the first sources against the first rows of the matrix, at the foot, as far as there
// is room below the height y.
func (x *index) drawSquares(img *image.RGBA, y int) {
	const foot = pictureHeight - pictureMargin
	sources := min(mostPictured, len(x.r.Sources), (foot-y)/pictureStep)
	top := foot - sources*pictureStep
	for column, row := range x.matrix.rows[:min(mostSquares, len(x.matrix.rows))] {
		has := map[int]bool{}
		for _, id := range x.r.Utterances[row.utterance].Quotes {
			has[x.sources[x.r.Quotes[x.quotes[id]].Source]] = true
		}
		for source := range sources {
			at := image.Pt(pictureMargin+column*pictureStep, top+source*pictureStep)
			square := image.Rectangle{at, at.Add(image.Pt(pictureSquare, pictureSquare))}
			if has[source] {
				paint(img, square, hueColours[source%hues])
			} else {
				paint(img, square, ruleColour)
				paint(img, square.Inset(1), paperColour)
			}
		}
	}
}

func paint(img *image.RGBA, r image.Rectangle, c color.RGBA) {
	draw.Draw(img, r, image.NewUniform(c), image.Point{}, draw.Src)
}

// pen writes in one font and colour.
type pen struct {
	font.Drawer
	glyphs *opentype.Font
}

func newPen(img *image.RGBA, ttf []byte, pixels float64, c color.RGBA) (*pen, error) {
	glyphs, err := opentype.Parse(ttf)
	if err != nil {
		return nil, err
	}
	face, err := opentype.NewFace(glyphs, &opentype.FaceOptions{Size: pixels, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, err
	}
	return &pen{font.Drawer{Dst: img, Src: image.NewUniform(c), Face: face}, glyphs}, nil
}

// write writes the line from the margin on, at that height.
func (p *pen) write(line string, y int) {
	p.Dot = fixed.P(pictureMargin, y)
	p.DrawString(line)
}

// has tells whether the font has all letters of s.
func (p *pen) has(s string) bool {
	for _, r := range s {
		if i, err := p.glyphs.GlyphIndex(nil, r); err != nil || i == 0 {
			return false
		}
	}
	return true
}

// lines breaks s between words where the picture ends; what does not fit is cut off and said to be.
func (p *pen) lines(s string) []string {
	const width = pictureWidth - 2*pictureMargin
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		longer := strings.TrimSpace(line + " " + word)
		switch {
		case line == "" || p.MeasureString(longer).Ceil() <= width:
			line = longer
		case len(lines) == mostTitleLines-1:
			return append(lines, line+" …")
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}
