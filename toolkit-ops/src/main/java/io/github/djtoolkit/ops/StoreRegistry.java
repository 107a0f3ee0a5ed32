package io.github.djtoolkit.ops;

/** Compile-only. */
public interface StoreRegistry {}
