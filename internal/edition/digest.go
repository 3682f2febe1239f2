package edition

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
)

// DigestName is a digest as an address of its own (RFC 6920): sha256:00ff… is ni:///sha-256;AP8…. Anything
// else stays as it is.
func DigestName(digest string) string {
	sum, err := hex.DecodeString(strings.TrimPrefix(digest, "sha256:"))
	if err != nil {
		return digest
	}
	return "ni:///sha-256;" + base64.RawURLEncoding.EncodeToString(sum)
}
