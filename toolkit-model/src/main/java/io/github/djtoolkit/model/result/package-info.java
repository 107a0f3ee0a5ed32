/** Results of the operations, one record each. */
@NullMarked
package io.github.djtoolkit.model.result;

import org.jspecify.annotations.NullMarked;
