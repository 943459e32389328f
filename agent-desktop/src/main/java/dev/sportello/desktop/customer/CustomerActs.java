package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Toasts;
import dev.sportello.model.ProfileId;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// What an admin can do with all that is known of a customer. Nothing waits; futures fail with
/// [dev.sportello.desktop.connection.RequestFailed].
///
/// @param admin whether the agent is one now
/// @param where asks for a file: gets the proposed name, and gives null where the agent wants none
/// @param erase takes what was typed to confirm it
/// @param going what is under way, whichever view began it
public record CustomerActs(
        BooleanSupplier admin,
        BiFunction<Window, String, @Nullable Destination> where,
        BiFunction<ProfileId, String, CompletableFuture<String>> erase,
        ObservableList<CustomerWork> going,
        Toasts toasts) {

    /// A file that the agent has chosen for a copy.
    ///
    /// @param name of the file
    /// @param write writes a copy into it
    /// @param show shows it where it lies
    public record Destination(String name, Function<ProfileId, CompletableFuture<?>> write, Runnable show) {}
}
