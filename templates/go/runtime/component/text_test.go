package component

import "testing"

type (
	limitRecord struct {
		Max  uint64
		Note *string
	}
	caseLimit  struct{ Value limitRecord }
	caseClosed struct{}
	variant    interface{ isVariant() }
	level      string
	include    uint8
	tuple2     struct {
		F0 string
		F1 []limitRecord
	}
	result struct {
		Value struct{}
		Err   variant
		IsErr bool
	}
)

func (caseLimit) isVariant()  {}
func (caseClosed) isVariant() {}

func TestErrorText(t *testing.T) {
	Describe[limitRecord](Shape{Fields: []string{"max", "note-text"}})
	Describe[caseLimit](Shape{Case: "over-limit"})
	Describe[caseClosed](Shape{Case: "closed"})
	Describe[include](Shape{Flags: []string{"lines", "history"}})
	note := "no \"more\""
	for want, value := range map[string]any{
		`e`: nil,
		`e: over-limit({max: 7, note-text: "no \"more\""})`: caseLimit{limitRecord{7, &note}},
		`e: closed`:                             caseClosed{},
		`e: warning`:                            level("warning"),
		`e: {history}`:                          include(2),
		`e: ("a", [{max: 1, note-text: none}])`: tuple2{"a", []limitRecord{{Max: 1}}},
		`e: err(closed)`:                        result{IsErr: true, Err: caseClosed{}},
		`e: ok`:                                 result{},
		`e: [1, 2]`:                             []byte{1, 2},
		`e: none`:                               []string(nil),
		`e: [("a", true), ("b", false)]`:        map[string]bool{"b": false, "a": true},
		`e: <*component.thing>`:                 &thing{},
		`e: 1.5`:                                1.5,
	} {
		if got := ErrorText("e", value); got != want {
			t.Errorf("want %s, got %s", want, got)
		}
	}
	if got := (&ResultError{Payload: []limitRecord{{Max: 2}}}).Error(); got != "the call failed: [{max: 2, note-text: none}]" {
		t.Errorf("got %s", got)
	}
}
