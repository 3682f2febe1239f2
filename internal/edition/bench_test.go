package edition

import (
	"bytes"
	"fmt"
	"testing"
)

// tenThousand is a site of 10,000 files of 2 KiB in 101 folders.
func tenThousand() Files {
	files := make(Files, 10_000)
	for i := range 10_000 {
		files[fmt.Sprintf("sources/%02d/page-%04d.html", i%100, i)] = bytes.Repeat(fmt.Appendf(nil, "%08d", i), 256)
	}
	return files
}

func BenchmarkBuild(b *testing.B) {
	files := tenThousand()
	for b.Loop() {
		b.StopTimer()
		s := open(b, newFolder(b))
		b.StartTimer()
		build(b, s, files)
	}
}

func BenchmarkOpen(b *testing.B) {
	root := newFolder(b)
	build(b, open(b, root), tenThousand())
	for b.Loop() {
		open(b, root)
	}
}

func BenchmarkHolds(b *testing.B) {
	files := tenThousand()
	s := open(b, newFolder(b))
	seal(b, s, files)
	for b.Loop() {
		if ok, err := s.Holds(1, files); !ok || err != nil {
			b.Fatal(ok, err)
		}
	}
}

func BenchmarkPublishAll(b *testing.B) {
	files := tenThousand()
	for b.Loop() {
		b.StopTimer()
		s := open(b, newFolder(b))
		b.StartTimer()
		publish(b, s, files, "")
	}
}

func BenchmarkPublishUnchanged(b *testing.B) {
	files := tenThousand()
	s := open(b, newFolder(b))
	build(b, s, files)
	for b.Loop() {
		if c := publish(b, s, files, "the list"); len(c.Written) > 0 {
			b.Fatal(c)
		}
	}
}
