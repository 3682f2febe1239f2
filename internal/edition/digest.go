package edition

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"strings"
)

const digestPrefix = "sha256:"

// Digest is the SHA-256 of data as editions name one another by, sha256: and 64 lower-case digits.
func Digest(data []byte) string {
	sum := sha256.Sum256(data)
	return digestPrefix + hex.EncodeToString(sum[:])
}

// IsDigest tells whether s is in the form that Digest gives.
func IsDigest(s string) bool {
	digits, ok := strings.CutPrefix(s, digestPrefix)
	if ok {
		_, ok = parseSum(digits)
	}
	return ok
}

// DigestName is a digest as an address of its own (RFC 6920): sha256:00ff… is ni:///sha-256;AP8…. Anything
// else stays as it is.
func DigestName(digest string) string {
	sum, err := hex.DecodeString(strings.TrimPrefix(digest, digestPrefix))
	if err != nil {
		return digest
	}
	return "ni:///sha-256;" + base64.RawURLEncoding.EncodeToString(sum)
}
