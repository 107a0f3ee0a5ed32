/** How columns for job metadata are added. */
@NullMarked
package io.github.djtoolkit.ops.internal.job;

import org.jspecify.annotations.NullMarked;
