package io.github.djtoolkit.cli.architecture.broken.storage.unmarked;

/** Nobody knows whether the text may be null. */
record InUnmarkedPackage(String text) {}
