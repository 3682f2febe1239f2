//go:build !linux

package edition

import "errors"

// Exchange has two names of the folder change places in one step, which this system does not offer.
func (rootDisk) Exchange(a, b string) error { return errors.ErrUnsupported }

// syncSystem syncs the whole file system that the folder is on, which this system does not offer.
func (rootDisk) syncSystem() error { return errors.ErrUnsupported }
