(component
  (component $Nodes
    ;; The destructor drops a handle of the very resource that it is the destructor of.
    (core module $late (type $dtor (func (param i32))) (table (export "table") 1 funcref)
      (func (export "dtor") (param i32) (call_indirect (type $dtor) (local.get 0) (i32.const 0))))
    (core instance $late (instantiate $late))
    (type $node (resource (rep i32) (dtor (core func $late "dtor"))))
    (export $node' "node" (type $node))
    (core func $new (canon resource.new $node))
    (core func $drop (canon resource.drop $node))
    (core module $m
      (import "" "new" (func $new (param i32) (result i32)))
      (import "" "drop" (func $drop (param i32)))
      (import "late" "table" (table 1 funcref))
      (elem (i32.const 0) $dtor)
      (global $dropped (mut i32) (i32.const 0))
      ;; The representation is the handle of the child; 0 where there is none.
      (func $dtor (param $child i32)
        (global.set $dropped (i32.add (global.get $dropped) (i32.const 1)))
        (if (local.get $child) (then (call $drop (local.get $child)))))
      (func (export "make") (param $has-child i32) (param $child i32) (result i32) (call $new (local.get $child)))
      (func (export "dropped") (result i32) (global.get $dropped)))
    (core instance $i (instantiate $m
      (with "" (instance (export "new" (func $new)) (export "drop" (func $drop)))) (with "late" (instance $late))))
    (func (export "make") (param "child" (option (own $node'))) (result (own $node')) (canon lift (core func $i "make")))
    (func (export "dropped") (result u32) (canon lift (core func $i "dropped"))))
  (instance $nodes (instantiate $Nodes))
  (alias export $nodes "node" (type $node))

  (core func $make (canon lower (func $nodes "make")))
  (core func $drop (canon resource.drop $node))
  (core module $m
    (import "" "make" (func $make (param i32 i32) (result i32)))
    (import "" "drop" (func $drop (param i32)))
    (func (export "chain") (param $depth i32) (result i32) (local $node i32)
      (local.set $node (call $make (i32.const 0) (i32.const 0)))
      (loop (if (local.get $depth) (then
        (local.set $node (call $make (i32.const 1) (local.get $node)))
        (local.set $depth (i32.sub (local.get $depth) (i32.const 1)))
        (br 1))))
      (local.get $node))
    (func (export "drop") (param i32) (call $drop (local.get 0))))
  (core instance $i (instantiate $m (with "" (instance (export "make" (func $make)) (export "drop" (func $drop))))))
  (func $chain (param "depth" u32) (result (own $node)) (canon lift (core func $i "chain")))
  (func $drops (param "node" (own $node)) (canon lift (core func $i "drop")))

  (component $Api
    (import "node" (type $node (sub resource)))
    (import "chain" (func $chain (param "depth" u32) (result (own $node))))
    (import "drop" (func $drop (param "node" (own $node))))
    (import "dropped" (func $dropped (result u32)))
    (export $node' "node" (type $node))
    (export "chain" (func $chain) (func (param "depth" u32) (result (own $node'))))
    (export "drop" (func $drop) (func (param "node" (own $node'))))
    (export "dropped" (func $dropped)))
  (instance $api (instantiate $Api
    (with "node" (type $node)) (with "chain" (func $chain)) (with "drop" (func $drops)) (with "dropped" (func $nodes "dropped"))))
  (export "hostile:parts-drops/nodes" (instance $api)))
