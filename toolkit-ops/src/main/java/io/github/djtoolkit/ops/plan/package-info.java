/** Plans, their steps, and what a step works with. */
@NullMarked
package io.github.djtoolkit.ops.plan;

import org.jspecify.annotations.NullMarked;
