// usage: fused [--quick | --start ours COMPONENT]: fused calls in wazero, or a cold start; rows of JSON.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"slices"
	"syscall"
	"time"

	parts "example.com/bench/parts"
	plain "example.com/bench/plain"
)

// cpu is the processor time of this process.
func cpu() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		log.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func row(fields map[string]any) {
	fields["lang"], fields["contender"] = "go", "ours"
	text, err := json.Marshal(fields)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(text))
}

func main() {
	args := append(os.Args[1:], "", "", "")
	ctx := context.Background()
	begin := time.Now()
	var err error
	switch {
	case args[0] != "--start":
		err = calls(ctx, args[0] == "--quick")
	case args[2] == "plain":
		_, err = plain.NewClient(ctx)
	default:
		_, err = parts.NewClient(ctx)
	}
	if err != nil {
		log.Fatal(err)
	}
	if args[0] == "--start" {
		row(map[string]any{"fusedStart": args[2], "ms": float64(time.Since(begin).Microseconds()) / 1e3})
	}
}

func calls(ctx context.Context, quick bool) error {
	rounds := 25
	if quick {
		rounds = 5
	}
	client, err := parts.NewClient(ctx)
	if err != nil {
		return err
	}
	for _, op := range []struct {
		name string
		call func(context.Context, uint32) error
	}{{"scalar", client.Scalar}, {"text", client.Text}, {"item", client.Item}, {"items", client.Items}, {"bytes", client.Bytes}} {
		slice := func(count uint32) time.Duration {
			begin := cpu()
			if err := op.call(ctx, count); err != nil {
				log.Fatal(err)
			}
			return cpu() - begin
		}
		count := calibrated(slice)
		all := make([]float64, 0, rounds)
		for range rounds {
			all = append(all, float64(slice(count))/float64(count))
		}
		median := slices.Sorted(slices.Values(all))[rounds/2]
		row(map[string]any{"fused": op.name, "ns": median, "all": all})
	}
	return nil
}

// calibrated is how many calls take about 20 milliseconds.
func calibrated(slice func(count uint32) time.Duration) uint32 {
	for count := uint32(1); ; count *= 2 {
		if taken := slice(count); taken > 5*time.Millisecond {
			return uint32(float64(count)*float64(20*time.Millisecond)/float64(taken)) + 1
		}
	}
}
