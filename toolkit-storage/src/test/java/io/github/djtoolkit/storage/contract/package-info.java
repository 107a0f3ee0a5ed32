/**
 * What every back-end of an object store must do. Back-ends elsewhere extend {@code
 * ObjectStoreContract} too.
 */
@NullMarked
package io.github.djtoolkit.storage.contract;

import org.jspecify.annotations.NullMarked;
