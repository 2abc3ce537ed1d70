package passing_test

import (
	"context"
	"strings"
	"testing"

	"example.com/passing"
)

type object struct{ name string }

func TestImportsThatAreExported(t *testing.T) {
	kept := 0
	client, err := passing.NewClient(t.Context(), passing.Imports{
		Greet: func(_ context.Context, name string) (string, error) { return "hello " + name, nil },
		Show: func(_ context.Context, r passing.R, name string) (string, error) {
			return r.(*object).name + " " + name, nil
		},
		Keep: func(_ context.Context, r passing.R) (passing.R, error) { kept++; return r, nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	it, long := &object{"it"}, strings.Repeat("x", 100_000)
	for range 3 {
		if text, err := client.Greet2(t.Context(), long); text != "hello "+long || err != nil {
			t.Errorf("got %d bytes, %v", len(text), err)
		}
		if text, err := client.Show2(t.Context(), it, "ü"); text != "it ü" || err != nil {
			t.Errorf("got %q, %v", text, err)
		}
		if r, err := client.Keep2(t.Context(), it); r != it || err != nil {
			t.Errorf("got %v, %v", r, err)
		}
	}
	if kept != 3 {
		t.Errorf("kept %d times", kept)
	}
}
