/** Plans and their steps. */
@NullMarked
package io.github.djtoolkit.ops.plan;

import org.jspecify.annotations.NullMarked;
