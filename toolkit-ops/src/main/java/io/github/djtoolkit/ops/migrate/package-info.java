/** The whole migration. */
@NullMarked
package io.github.djtoolkit.ops.migrate;

import org.jspecify.annotations.NullMarked;
