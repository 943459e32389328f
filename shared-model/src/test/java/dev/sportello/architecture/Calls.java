package dev.sportello.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;

/// Words for rules about who calls what.
public final class Calls {

    /// Calls of any method of that name, whatever it takes.
    public static DescribedPredicate<JavaMethodCall> to(Class<?> type, String name) {
        return DescribedPredicate.describe(
                type.getSimpleName() + "." + name,
                call -> call.getTargetOwner().isAssignableTo(type)
                        && call.getName().equals(name));
    }

    private Calls() {}
}
