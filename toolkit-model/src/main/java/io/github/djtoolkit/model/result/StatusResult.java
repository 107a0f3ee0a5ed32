package io.github.djtoolkit.model.result;

/** Compile-only. */
public record StatusResult(String schema, String stage, int labelled, int pending) {}
