package main

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

// faulty is a page with the faults that the other tests look for.
const faulty = `<!doctype html><html lang="en"><title>Faulty</title><link rel="stylesheet" href="style.css"><body style="color: red">
<img src="http://elsewhere.invalid/picture.png" alt=""><div class="broad">Broad</div>
<a href="#seen">seen</a> <a href="#dull" class="dull">dull</a> <a href="#covered" class="covered">covered</a><div class="bar">Bar</div>
<a href="#out" class="out">out</a>` + "\n"

// faultyStyle makes the page too wide, the focus on a link invisible, and others out of sight.
const faultyStyle = `.broad { width: 3000px; height: 200px } .dull { outline: 0 } .bar { position: fixed; inset: 0 0 auto; height: 60px; background: gray }
.covered { position: fixed; top: 10px; left: 200px } .out { position: fixed; left: -900px }`

// faults holds that the tests would see what they look for.
func (r *reader) faults(t *testing.T) {
	home := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".css") {
			w.Header().Set("Content-Type", "text/css")
			io.WriteString(w, faultyStyle)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, faulty)
	})) + "/"
	tab, v := r.open(t, home)
	resize(t, tab, 390)
	goTo(t, tab, home)
	if over := ask[look](t, tab, lookNow).Over; over < 2000 {
		t.Errorf("too wide by %d px, want more", over)
	}
	ask[int](t, tab, watch)
	pressTab(t, tab, 8)
	hidden := map[string]string{}
	for i, s := range ask[[]stop](t, tab, `[...judged.values()]`) {
		name, _, _ := strings.Cut(strings.TrimPrefix(s.Name, `<a href="#`), `"`)
		hidden[name] = s.Hidden
		if s.Hidden != "" {
			continue
		}
		if got, want := ring(t, tab, i); got >= want != (name == "seen") {
			t.Errorf("the focus on %s changes %d px of %d", name, got, want)
		}
	}
	if hidden["seen"] != "" || hidden["dull"] != "" || !strings.Contains(hidden["covered"], "bar") || !strings.Contains(hidden["out"], "out of the window") || len(hidden) != 4 {
		t.Errorf("judged %q", hidden)
	}
	v.Lock()
	defer v.Unlock()
	said := strings.Join(v.complaints, "\n")
	for _, want := range []string{"inline style", "elsewhere.invalid"} {
		if !strings.Contains(said, want) {
			t.Errorf("no complaint of %s: %q", want, said)
		}
	}
	v.complaints, v.elsewhere = nil, nil
}
