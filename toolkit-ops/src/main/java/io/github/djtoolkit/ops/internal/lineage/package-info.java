/** How lineage is written. */
@NullMarked
package io.github.djtoolkit.ops.internal.lineage;

import org.jspecify.annotations.NullMarked;
