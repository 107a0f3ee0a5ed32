/** External columns of 0.14 and how far each is converted. */
@NullMarked
package io.github.djtoolkit.model.external;

import org.jspecify.annotations.NullMarked;
