/** How kept schemas are recognised and dropped. */
@NullMarked
package io.github.djtoolkit.ops.internal.kept;

import org.jspecify.annotations.NullMarked;
