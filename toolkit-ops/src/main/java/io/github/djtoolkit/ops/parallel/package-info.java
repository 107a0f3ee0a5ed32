/** Parallel copies of schemas: operation 13. */
@NullMarked
package io.github.djtoolkit.ops.parallel;

import org.jspecify.annotations.NullMarked;
