// Package parallel does independent things on all cores.
//
// In goes how many things there are and what to do with the i-th; out comes nothing but what
// was done. Each thing writes to a place of its own, so that the result does not depend on
// which core did what.
//
//	out := make([]int, len(in))
//	parallel.Each(len(in), func(i int) { out[i] = slow(in[i]) })
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls do for every i of [0, n) and returns when all are done.
func Each(n int, do func(i int)) {
	var wait sync.WaitGroup
	var next atomic.Int64
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wait.Wait()
}

// Try calls do for every i of [0, n) until one fails, and returns the error of the lowest i that
// failed. Which of those behind it were done is left open.
func Try(n int, do func(i int) error) error {
	var mutex sync.Mutex
	var first error
	at := n
	Each(n, func(i int) {
		mutex.Lock()
		skip := i > at
		mutex.Unlock()
		if skip {
			return
		}
		if err := do(i); err != nil {
			mutex.Lock()
			defer mutex.Unlock()
			if i < at {
				at, first = i, err
			}
		}
	})
	return first
}
