/** Where objects lie below a store's location, in 0.14 and in 2.x. Pure functions. */
@NullMarked
package io.github.djtoolkit.storage.layout;

import org.jspecify.annotations.NullMarked;
