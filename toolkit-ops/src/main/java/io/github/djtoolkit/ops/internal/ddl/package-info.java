/** How changes of definitions are run. */
@NullMarked
package io.github.djtoolkit.ops.internal.ddl;

import org.jspecify.annotations.NullMarked;
