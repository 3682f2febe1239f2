package main

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long one visit may take on a busy machine.
const patience = 60 * time.Second

// visit is what the pages of a tab did.
type visit struct {
	sync.Mutex
	requests   int
	complaints []string // of the console, uncaught errors, failed requests, what the policy forbade
	elsewhere  []string // requests that left the site
}

// open opens a tab that has the focus, whichever the browser shows, and notes what its pages do; home
// is the beginning of their addresses.
func (r *reader) open(t *testing.T, home string) (context.Context, *visit) {
	t.Helper()
	v := &visit{}
	tab, cancel := chromedp.NewContext(r.tab, chromedp.WithListener(v.note(home)))
	t.Cleanup(cancel)
	if err := chromedp.Do(tab); err != nil { // opens the tab, which outlives each visit
		t.Fatal(err)
	}
	if _, err := chromedp.Call(tab, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	return tab, v
}

func (v *visit) note(home string) func(event any) {
	return func(event any) {
		v.Lock()
		defer v.Unlock()
		switch e := event.(type) {
		case *log.EventEntryAdded:
			v.complaints = append(v.complaints, e.Entry.Text+" "+e.Entry.URL)
		case *runtime.EventExceptionThrown:
			v.complaints = append(v.complaints, e.ExceptionDetails.Text)
		case *runtime.EventConsoleAPICalled:
			v.complaints = append(v.complaints, "console."+string(e.Type))
		case *network.EventRequestWillBeSent:
			v.requests++
			if !strings.HasPrefix(e.Request.URL, home) {
				v.elsewhere = append(v.elsewhere, e.Request.URL)
			}
		}
	}
}

// forgive drops the complaint that there is no such page at the address, and holds that it is there.
func (v *visit) forgive(t *testing.T, address string) {
	t.Helper()
	v.Lock()
	defer v.Unlock()
	n := len(v.complaints)
	v.complaints = slices.DeleteFunc(v.complaints, func(c string) bool { return strings.Contains(c, "404") && strings.HasSuffix(c, " "+address) })
	if len(v.complaints) != n-1 {
		t.Errorf("%s: the server does not say once that there is no such page", address)
	}
}

// hold fails the test by all that v noted since the last call; a page asks for some files at least.
func (v *visit) hold(t *testing.T, requests int) {
	t.Helper()
	v.Lock()
	defer v.Unlock()
	if v.requests < requests {
		t.Errorf("only %d requests seen, want %d", v.requests, requests)
	}
	for _, c := range v.complaints {
		t.Errorf("the browser says: %s", c)
	}
	for _, u := range v.elsewhere {
		t.Errorf("asks for %s", u)
	}
	v.requests, v.complaints, v.elsewhere = 0, nil, nil
}

// within calls f with a context that ends when patience does.
func within(tab context.Context, f func(ctx context.Context) error) error {
	ctx, stop := context.WithTimeout(tab, patience)
	defer stop()
	return f(ctx)
}

// goTo loads a page and waits for it.
func goTo(t *testing.T, tab context.Context, address string) {
	t.Helper()
	if err := within(tab, func(ctx context.Context) error { return chromedp.Do(ctx, chromedp.Navigate(address)) }); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
}

// ask is the value of an expression in the page; a promise is waited for.
func ask[T any](t *testing.T, tab context.Context, expression string) T {
	t.Helper()
	var value T
	err := within(tab, func(ctx context.Context) (err error) {
		value, err = chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// resize makes the window so many px wide.
func resize(t *testing.T, tab context.Context, width int64) {
	t.Helper()
	if err := within(tab, func(ctx context.Context) error { return chromedp.Do(ctx, chromedp.EmulateViewport(width, 800)) }); err != nil {
		t.Fatal(err)
	}
}

// media shows the pages of the tab on a "screen" or in "print", in a "light" or "dark" scheme.
func media(t *testing.T, tab context.Context, medium, scheme string) {
	t.Helper()
	as := emulation.SetEmulatedMediaParams{Media: medium, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	err := within(tab, func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, as)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// scripts says whether scripts run in the pages of the tab from the next one on.
func scripts(t *testing.T, tab context.Context, on bool) {
	t.Helper()
	err := within(tab, func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// press presses keys, one after the other.
func press(t *testing.T, tab context.Context, keys string) {
	t.Helper()
	if err := within(tab, func(ctx context.Context) error { return chromedp.Do(ctx, chromedp.KeyEvent(keys)) }); err != nil {
		t.Fatal(err)
	}
}
