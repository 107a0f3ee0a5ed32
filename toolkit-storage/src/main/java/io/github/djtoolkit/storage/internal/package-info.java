/** What every back-end shares. Not API. */
@NullMarked
package io.github.djtoolkit.storage.internal;

import org.jspecify.annotations.NullMarked;
