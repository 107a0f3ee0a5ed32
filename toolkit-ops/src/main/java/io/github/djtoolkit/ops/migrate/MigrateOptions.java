package io.github.djtoolkit.ops.migrate;

import io.github.djtoolkit.model.type.LabelStrategy;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.run.Execution;

/** Compile-only. */
public record MigrateOptions(
    Execution execution, Finish finish, LabelStrategy strategy, boolean jobMetadata) {}
