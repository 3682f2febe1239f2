// Command dossier makes a static, versioned site of news articles about one story: what it is,
// who said what, in whose words, and how we know.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"

	"dossier/internal/edition"

	"github.com/alecthomas/kong"
)

// commands is the command line.
type commands struct {
	Build   buildCommand   `cmd:"" help:"Make the site of the dossier: seeds/, content/ and site.toml in, public/ out."`
	Explain explainCommand `cmd:"" help:"Say which rules made a quote of words, and who they say spoke."`
	Verify  verifyCommand  `cmd:"" help:"Check that the editions are as they were sealed, and that the articles have what the record says."`
	Diff    diffCommand    `cmd:"" help:"Say what changed from one edition to another."`
	Export  exportCommand  `cmd:"" help:"Write the editions for an archive, as an object of the Oxford Common File Layout."`

	Version kong.VersionFlag `help:"Say which version of the program this is, as editions name it."`
}

// gcPercent lets the heap grow to five times what is in use before garbage is collected: a build
// lives for a second or so, and collecting took a sixth of its time.
const gcPercent = 400

// interrupted is the exit status of a command that somebody ended with Ctrl-C, as shells have it.
const interrupted = 130

func main() {
	debug.SetGCPercent(gcPercent)
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run carries out the command line and gives the exit status: 0 for success, 1 for a failure,
// 2 for a command line that makes no sense, 130 where somebody interrupted it.
func run(args []string, out, errs io.Writer) int {
	exit := -1
	parser, err := kong.New(&commands{},
		kong.Name("dossier"),
		kong.Description("Makes a static, versioned site of news articles about one story: what it is, who said what, in whose words, and how we know."),
		kong.Vars{"version": software},
		kong.Writers(out, errs),
		kong.Exit(func(code int) { exit = code }),
		kong.UsageOnError(),
		kong.BindTo(out, (*io.Writer)(nil)),
	)
	if err != nil {
		fmt.Fprintln(errs, err)
		return 1
	}
	ctx, err := parser.Parse(args)
	switch {
	case exit >= 0: // --help, --version
		return exit
	case err != nil:
		fmt.Fprintf(errs, "dossier: %v; try: dossier --help\n", err)
		return 2
	}
	err = ctx.Run()
	if err == nil {
		return 0
	}
	fmt.Fprintf(errs, "%v\n", err)
	if errors.Is(err, context.Canceled) {
		return interrupted
	}
	return 1
}

// openSeries opens a dossier's folder, which the caller closes, and its editions.
func openSeries(dir string) (*os.Root, *edition.Series, error) {
	root, err := openFolder(dir)
	if err != nil {
		return nil, nil, err
	}
	series, err := edition.Open(root, public)
	if err != nil {
		root.Close()
		return nil, nil, err
	}
	return root, series, nil
}

// openFolder opens a dossier's folder; nothing outside it is read or written.
func openFolder(dir string) (*os.Root, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		if p := (*fs.PathError)(nil); errors.As(err, &p) {
			err = p.Err
		}
		return nil, fmt.Errorf("%s: cannot be opened: %w", dir, err)
	}
	return root, nil
}
