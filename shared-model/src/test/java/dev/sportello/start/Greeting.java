package dev.sportello.start;

import java.util.List;

/// A program as small as can be, for the launcher to start.
public final class Greeting {
    public static void main(String[] arguments) {
        System.out.println("Hello " + List.of(arguments));
        System.out.println("heap " + Runtime.getRuntime().maxMemory() / (1024 * 1024));
    }

    private Greeting() {}
}
