package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// stop is an element that the Tab key has come to.
type stop struct {
	Name   string `json:"name"`   // the beginning of its markup
	Kind   string `json:"kind"`   // its element and classes, and those of what it is in: stops of a kind look alike
	Hidden string `json:"hidden"` // why it cannot be seen, "" where it can
}

// watch makes the page judge each element that has the focus when a key is pressed. wanted are those
// that the Tab key has to come to: links, fields, what opens, what scrolls; of a group of choices,
// one. judged are those that it came to, in order. The first box of each must be in the window, as
// far as that is large enough, with its middle on top; over its corners nothing may lie that is out
// of the flow of the text.
const watch = `(() => {
	globalThis.wanted = [...document.querySelectorAll("a[href], summary, input, button, select, textarea, [tabindex='0']")]
		.filter(e => e.checkVisibility({ visibilityProperty: true }) && e.tabIndex >= 0 && !e.disabled && (e.type !== "radio" || e.checked));
	globalThis.judged = new Map();
	globalThis.boxOf = e => [...e.getClientRects()].find(b => b.width > 0 && b.height > 0);
	const kind = e => {
		const kinds = [];
		for (let up = e; up; up = up.parentElement)
			if (up === e || up === e.parentElement || getComputedStyle(up).overflow !== "visible") kinds.push([up.localName, ...up.classList].join("."));
		return kinds.join(" in ");
	};
	const afloat = (n, e) => n && !n.contains(e) && (!/static|relative/.test(getComputedStyle(n).position) || afloat(n.parentElement, e));
	const hidden = e => {
		const box = boxOf(e);
		if (!box) return "it has no box";
		const left = Math.max(box.left, 0), right = Math.min(box.right, document.documentElement.clientWidth), top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
		if (right - left < Math.min(box.width, innerWidth / 2) - 1 || bottom - top < Math.min(box.height, innerHeight / 2) - 1) return "it is out of the window";
		const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
		if (!e.contains(middle)) return "its middle is below " + middle?.outerHTML.slice(0, 60);
		for (const [x, y] of [[left + 2, top + 2], [right - 2, top + 2], [left + 2, bottom - 2], [right - 2, bottom - 2]]) {
			const there = document.elementFromPoint(x, y);
			if (!e.contains(there) && afloat(there, e)) return "over it lies " + there.outerHTML.slice(0, 60);
		}
		return "";
	};
	addEventListener("keydown", () => {
		const e = document.activeElement;
		if (e !== document.body && !judged.has(e)) judged.set(e, { name: e.outerHTML.slice(0, 90), kind: kind(e), hidden: hidden(e) });
	});
	return wanted.length;
})()`

// focus goes through each type of page with the Tab key alone, on a phone and on a desk, and through
// those that have parts which scroll on a tablet too: the key comes to all that can be used, where it
// stands is in view, and the eye sees it. WCAG 2.2, 2.4.7, 2.4.11 and 1.4.11.
func (r *reader) focus(t *testing.T) {
	for _, window := range []struct {
		width  int64
		scheme string
		scroll bool // only pages with parts that scroll
	}{{390, "light", false}, {1024, "light", true}, {1280, "dark", false}} {
		t.Run(fmt.Sprintf("%d px", window.width), func(t *testing.T) {
			t.Parallel()
			tab, v := r.open(t, r.web)
			resize(t, tab, window.width)
			media(t, tab, "screen", window.scheme)
			seen := map[string]bool{}
			for _, page := range r.types(t) {
				if strings.Contains(page, "/data/") || window.scroll && !r.has(t, page, "tabindex") {
					continue // in an edition's folder pages have the elements of the newest ones
				}
				t.Run(page, func(t *testing.T) {
					goTo(t, tab, r.web+page)
					tabThrough(t, tab)
					judge(t, tab, seen)
					v.hold(t, 3)
				})
			}
		})
	}
}

// tabThrough presses the Tab key until it has been everywhere on the page.
func tabThrough(t *testing.T, tab context.Context) {
	t.Helper()
	n := ask[int](t, tab, watch)
	if n < 10 {
		t.Errorf("only %d elements to come to", n)
	}
	pressTab(t, tab, n+n/8+8) // the browser may stop at more, as at what scrolls
	for _, e := range ask[[]string](t, tab, `wanted.filter(e => !judged.has(e)).map(e => e.outerHTML.slice(0, 90))`) {
		t.Errorf("the Tab key does not come to %s", e)
	}
}

// pressTab presses the Tab key n times.
func pressTab(t *testing.T, tab context.Context, n int) {
	t.Helper()
	key := *kb.Encode('\t')[0]
	err := within(tab, func(ctx context.Context) error {
		for range n {
			if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, key); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// judge holds the stops of the page to being seen. Of those of a kind that is not among the seen
// ones the first is looked at; then the kind is.
func judge(t *testing.T, tab context.Context, seen map[string]bool) {
	t.Helper()
	for i, s := range ask[[]stop](t, tab, `[...judged.values()]`) {
		if s.Hidden != "" {
			t.Errorf("%s: %s", s.Name, s.Hidden)
			continue
		}
		if seen[s.Kind] {
			continue
		}
		seen[s.Kind] = true
		if got, want := ring(t, tab, i); got < want {
			t.Errorf("the focus on %s changes %d px, want %d", s.Name, got, want)
		}
	}
}

// ring counts the pixels in and around the stop of that index that tell by a contrast of 3 to 1 that
// it has the focus. There should be half as many as a line around it has. A busy browser may show a
// page as it was, so it is looked at again where there are fewer.
func ring(t *testing.T, tab context.Context, i int) (got, want int) {
	t.Helper()
	for range 4 {
		box := ask[page.Viewport](t, tab, fmt.Sprintf(`(() => {
			const e = [...judged.keys()][%d];
			e.focus();
			const box = boxOf(e), x = Math.max(box.left, 0), y = Math.max(box.top, 0);
			return { x: x + scrollX - 8, y: y + scrollY - 8, width: Math.min(box.right, innerWidth) - x + 16, height: Math.min(box.bottom, innerHeight) - y + 16, scale: 1 };
		})()`, i))
		with := picture(t, tab, &box)
		ask[struct{}](t, tab, `document.activeElement.blur()`)
		got, want = contrasts(with, picture(t, tab, &box)), int(box.Width+box.Height)-32
		if got >= want {
			break
		}
	}
	return got, want
}

// contrasts is the number of pixels that contrast by 3 to 1 between two pictures of a size.
func contrasts(one, other image.Image) (n int) {
	for y := range one.Bounds().Dy() {
		for x := range one.Bounds().Dx() {
			a, b := luminance(one.At(x, y)), luminance(other.At(x, y))
			if (max(a, b)+.05)/(min(a, b)+.05) >= 3 {
				n++
			}
		}
	}
	return n
}

// picture is what a place of the page looks like.
func picture(t *testing.T, tab context.Context, place *page.Viewport) (taken image.Image) {
	t.Helper()
	err := within(tab, func(ctx context.Context) error {
		got, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Clip: place})
		if err != nil {
			return err
		}
		taken, err = png.Decode(bytes.NewReader(got.Data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return taken
}

// luminance is the relative luminance of a colour as WCAG defines it, from 0 to 1.
func luminance(c color.Color) float64 {
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= .04045 {
			return s / 12.92
		}
		return math.Pow((s+.055)/1.055, 2.4)
	}
	red, green, blue, _ := c.RGBA()
	return .2126*linear(red) + .7152*linear(green) + .0722*linear(blue)
}
