# Completion of mlops for bash. In ~/.bashrc: source <(mlops completion bash)
_mlops_complete() {
    local line kept word kind rest quoted
    COMPREPLY=()

    # The cursor is counted in bytes.
    line=$(LC_ALL=C; printf '%s' "${COMP_LINE:0:COMP_POINT}")

    # bash takes what follows "@", "=" or ":" for a word of its own, and replaces just that.
    kept=${line##*[[:space:]]}
    case $kept in
        [\"\']*) quoted=1 kept='' ;;
        *) kept=${kept%"$2"} ;;
    esac

    while IFS=$'\t' read -r word kind rest; do
        word=${word#"$kept"}
        if [[ $kind == path ]] && compopt -o filenames 2>/dev/null; then
            # From here on bash quotes by itself, and ends a folder with a slash and no space.
            quoted=1 word=${word%/}
        elif [[ -z $quoted ]]; then
            printf -v word '%q' "$word"
        fi
        COMPREPLY+=("$word")
    done < <("$1" '[suggest:bash]' "$line" 2>/dev/null)
}
complete -F _mlops_complete mlops
