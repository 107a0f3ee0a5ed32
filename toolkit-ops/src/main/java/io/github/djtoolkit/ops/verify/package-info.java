/** Whether 2.x can use a schema: operation 18. */
@NullMarked
package io.github.djtoolkit.ops.verify;

import org.jspecify.annotations.NullMarked;
