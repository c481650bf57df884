// Runs lines through the pipeline of an Alloy config: Alloy's own parser reads the file, Loki's own stages, from which
// Alloy's are made, do the work. argv[1] is the config, lines come in, one JSON object per line that is kept comes out.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/go-kit/log"
	"github.com/grafana/alloy/syntax/ast"
	"github.com/grafana/alloy/syntax/parser"
	"github.com/grafana/alloy/syntax/vm"
	"github.com/grafana/loki/v3/clients/pkg/logentry/stages"
	"github.com/grafana/loki/v3/clients/pkg/promtail/api"
	"github.com/grafana/loki/v3/pkg/logproto"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/common/model"
)

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func value(expression ast.Expr) interface{} {
	var found interface{}
	must(vm.New(expression).Evaluate(nil, &found))
	return plain(found)
}

func plain(found interface{}) interface{} {
	if many, isMap := found.(map[string]interface{}); isMap {
		copied := map[interface{}]interface{}{}
		for key, one := range many {
			copied[key] = plain(one)
		}
		return copied
	}
	return found
}

// Alloy says `values` where the stage itself is the map.
func stage(block *ast.BlockStmt) stages.PipelineStage {
	name := block.Name[1]
	settings := map[interface{}]interface{}{}
	for _, statement := range block.Body {
		attribute := statement.(*ast.AttributeStmt)
		if attribute.Name.Name == "values" {
			settings = value(attribute.Value).(map[interface{}]interface{})
			continue
		}
		settings[attribute.Name.Name] = value(attribute.Value)
	}
	return stages.PipelineStage{name: settings}
}

func pipeline(path string) (*stages.Pipeline, model.LabelSet) {
	text, err := os.ReadFile(path)
	must(err)
	file, err := parser.ParseFile(path, text)
	must(err)
	steps := stages.PipelineStages{}
	labels := model.LabelSet{}
	for _, statement := range file.Body {
		block := statement.(*ast.BlockStmt)
		for _, inner := range block.Body {
			if attribute, is := inner.(*ast.AttributeStmt); is && attribute.Name.Name == "path_targets" {
				var targets []map[string]string
				must(vm.New(attribute.Value).Evaluate(nil, &targets))
				for key, label := range targets[0] {
					if key != "__path__" {
						labels[model.LabelName(key)] = model.LabelValue(label)
					}
				}
			}
			if step, is := inner.(*ast.BlockStmt); is && len(block.Name) == 2 && block.Name[1] == "process" {
				steps = append(steps, stage(step))
			}
		}
	}
	made, err := stages.NewPipeline(log.NewNopLogger(), steps, nil, prometheus.NewRegistry())
	must(err)
	return made, labels
}

func main() {
	steps, labels := pipeline(os.Args[1])
	in := make(chan stages.Entry)
	out := steps.Run(in)
	go func() {
		lines := bufio.NewScanner(os.Stdin)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			entry := api.Entry{Labels: labels.Clone(), Entry: logproto.Entry{Timestamp: time.Unix(0, 0), Line: lines.Text()}}
			in <- stages.Entry{Extracted: map[string]interface{}{}, Entry: entry}
		}
		close(in)
	}()
	for entry := range out {
		beside := map[string]string{}
		for _, one := range entry.StructuredMetadata {
			beside[one.Name] = one.Value
		}
		told, err := json.Marshal(map[string]interface{}{
			"labels": entry.Labels, "beside": beside, "time": entry.Timestamp.UTC().Format(time.RFC3339Nano), "line": entry.Line,
		})
		must(err)
		fmt.Println(string(told))
	}
}
