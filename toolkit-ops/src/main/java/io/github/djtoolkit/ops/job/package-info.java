/** Columns for job metadata: operation 7. */
@NullMarked
package io.github.djtoolkit.ops.job;

import org.jspecify.annotations.NullMarked;
