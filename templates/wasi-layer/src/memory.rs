//! The heap, at most 32 MiB with stack and statics (the linker's `--max-memory`), and the `realloc` of the canonical ABI.

use core::alloc::{GlobalAlloc, Layout};

use dlmalloc::GlobalDlmalloc;

use crate::trap::fail;

/// An allocator that traps when there is no memory left, so that nobody has to handle it.
struct Heap;

#[global_allocator]
static HEAP: Heap = Heap;

// SAFETY: passes everything on to dlmalloc, and never returns null.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { present(GlobalDlmalloc.alloc(layout)) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        unsafe { present(GlobalDlmalloc.alloc_zeroed(layout)) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        unsafe { GlobalDlmalloc.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        unsafe { present(GlobalDlmalloc.realloc(place, layout, size)) }
    }
}

fn present(place: *mut u8) -> *mut u8 {
    if place.is_null() {
        fail("the memory for WASI (32 MiB an instance) is used up");
    }
    place
}

/// Room for arguments. The canonical ABI asks for new memory, or for more of what it was given.
///
/// # Safety
///
/// `old` is null, or what an earlier call with `align` and `old_size` as its new size returned.
#[unsafe(export_name = "cabi_realloc")]
unsafe extern "C" fn cabi_realloc(old: *mut u8, old_size: usize, align: usize, new_size: usize) -> *mut u8 {
    if new_size == 0 {
        return core::ptr::without_provenance_mut(align);
    }
    unsafe {
        let layout = Layout::from_size_align_unchecked(if old_size == 0 { new_size } else { old_size }, align);
        if old_size == 0 { HEAP.alloc(layout) } else { HEAP.realloc(old, layout, new_size) }
    }
}
