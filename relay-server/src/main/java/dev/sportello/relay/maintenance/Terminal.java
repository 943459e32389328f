package dev.sportello.relay.maintenance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;

/// Where the operator reads and types. Used by one thread.
///
/// @param out for answers
/// @param err for why something cannot be done
/// @param in what the operator types
public record Terminal(PrintStream out, PrintStream err, BufferedReader in) {

    /// Asks the operator to type a word before something that cannot be undone.
    ///
    /// @throws CommandFailed if anything else was typed, or nobody is there to type
    void confirm(String question, String word) throws CommandFailed {
        out.println(question + " Type " + word + " to go on:");
        try {
            var typed = in.readLine();
            if (typed == null || !typed.strip().equals(word)) {
                throw new CommandFailed("Nothing was changed.", null);
            }
        } catch (IOException e) {
            throw new CommandFailed("Nothing was changed: what was typed cannot be read.", e);
        }
    }
}
