package dev.sportello.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/// Loads the classes of some packages with [SchedulingPoints] in them, and leaves all others to its parent.
/// Thread-safe.
final class ControlledClasses extends ClassLoader {
    private final Set<String> packages;
    private final Map<String, byte[]> changed;

    /// @param packages by their full names, each a whole one: what is visible within a package stays so
    /// @param changed what takes the place of a class of these packages, by its full name
    ControlledClasses(Set<String> packages, Map<String, byte[]> changed) {
        super(ControlledClasses.class.getClassLoader());
        this.packages = packages;
        this.changed = changed;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        var end = name.lastIndexOf('.');
        if (end < 0 || !packages.contains(name.substring(0, end))) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded == null ? load(name) : loaded;
        }
    }

    private Class<?> load(String name) throws ClassNotFoundException {
        var bytes = new SchedulingPoints(bytes(name), getParent()).put();
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] bytes(String name) throws ClassNotFoundException {
        var instead = changed.get(name);
        if (instead != null) {
            return instead;
        }
        try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
