package edition

import (
	"fmt"
	"strconv"
	"strings"
)

// The labels of bag-info.txt, each at most once.
const (
	labelNumber   = "Edition"
	labelDate     = "Edition-Date"
	labelTitle    = "Title"
	labelOxum     = "Payload-Oxum" // RFC 8493: the data's size in bytes, a stop, the number of its files
	labelPrevious = "Previous-Edition"
	labelSoftware = "Bag-Software-Agent"
)

// formatInfo is the bag-info.txt of e. Its values have no line ends, and none is folded,
// since readers of bags differ on whether a fold is part of the value.
func formatInfo(e Edition, oxum string) []byte {
	var b []byte
	for _, line := range [][2]string{
		{labelNumber, strconv.Itoa(e.Number)},
		{labelDate, e.Date},
		{labelTitle, e.Title},
		{labelOxum, oxum},
		{labelPrevious, e.Previous},
		{labelSoftware, e.Software},
	} {
		if line[1] != "" {
			b = append(b, line[0]+": "+line[1]+"\n"...)
		}
	}
	return b
}

// oxumOf is the Payload-Oxum of files.
func oxumOf(files Files) string {
	size := 0
	for _, data := range files {
		size += len(data)
	}
	return fmt.Sprintf("%d.%d", size, len(files))
}

// parseInfo reads a bag-info.txt: the edition, without its digest, and the size of its data.
// Labels that it does not know are passed over.
func parseInfo(data []byte) (e Edition, oxum string, err error) {
	values := map[string]string{}
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		label, value, ok := strings.Cut(line, ": ")
		if !ok || label == "" || strings.ContainsAny(label, " \t\r") {
			return e, "", fmt.Errorf(`line %d: is not "Label: value"`, i+1)
		}
		if _, twice := values[label]; twice {
			return e, "", fmt.Errorf("line %d: a second %s", i+1, label)
		}
		values[label] = value
	}
	e = Edition{Date: values[labelDate], Title: values[labelTitle], Previous: values[labelPrevious], Software: values[labelSoftware]}
	if e.Number, err = strconv.Atoi(values[labelNumber]); err != nil {
		return e, "", fmt.Errorf("%s: %q is not a number", labelNumber, values[labelNumber])
	}
	oxum = values[labelOxum]
	if size, files, _ := strings.Cut(oxum, "."); !isDigits(size) || !isDigits(files) {
		return e, "", fmt.Errorf("%s: %q is not BYTES.FILES", labelOxum, oxum)
	}
	if !IsDigest(e.Previous) && e.Previous != "" {
		return e, "", fmt.Errorf("%s: %q is not a %s digest", labelPrevious, e.Previous, digestPrefix)
	}
	return e, oxum, nil
}
