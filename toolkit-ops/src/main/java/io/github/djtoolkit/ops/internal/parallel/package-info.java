/** How schemas are copied: plans and steps. */
@NullMarked
package io.github.djtoolkit.ops.internal.parallel;

import org.jspecify.annotations.NullMarked;
