package dev.sportello.relay;

import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// Says in one line what is wrong with an option, or with the environment variable that stands for it.
record WrongOptions(Map<String, String> environment) implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException e, String[] options) {
        e.getCommandLine().getErr().println(sentence(e, options));
        return CommandLine.ExitCode.USAGE;
    }

    private String sentence(ParameterException e, String[] options) {
        var said = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
        if (e.getArgSpec() instanceof OptionSpec option) {
            var name = option.longestName();
            var variable = RelayConfig.variable(option);
            if (environment.containsKey(variable) && Arrays.stream(options).noneMatch(each -> isFor(each, name))) {
                said = said.replace("option '" + name + "'", "the variable " + variable);
            }
        }
        return said + (said.endsWith(".") ? "" : ".") + " See --help.";
    }

    private static boolean isFor(String given, String name) {
        return given.equals(name) || given.startsWith(name + "=");
    }
}
