/** How backups are proved. */
@NullMarked
package io.github.djtoolkit.ops.internal.backup;

import org.jspecify.annotations.NullMarked;
