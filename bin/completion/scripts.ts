/** What a shell has to read once so that Tab asks this program. Each asks it again at every Tab, so nothing goes stale. */

export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];

const bash = `# source <(llm-gateway completion bash)
_llm_gateway() {
  local current="\${COMP_WORDS[COMP_CWORD]}" line
  COMPREPLY=()
  while IFS= read -r line; do
    if [ "$line" = ":files" ]; then
      compopt -o filenames 2>/dev/null
      [ "$current" = "=" ] && current=""
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
    else
      COMPREPLY+=("\${line%%$'\\t'*}")
    fi
  done < <("\${COMP_WORDS[0]}" complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _llm_gateway llm-gateway cdktf-vllm-litellm
`;

const zsh = `#compdef llm-gateway cdktf-vllm-litellm
# source <(llm-gateway completion zsh)
_llm_gateway() {
  local line
  local -a values
  for line in "\${(@f)$("\${words[1]}" complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    case $line in
      ("") ;;
      (:files) _files ;;
      (*$'\\t'*) values+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}") ;;
      (*) values+=("\${line//:/\\\\:}") ;;
    esac
  done
  if (( $#values )); then _describe 'llm-gateway' values; fi
}
# As a file of fpath this text is itself the function that Tab runs; read with source it only registers one.
if [[ "\${funcstack[1]}" == _llm[-_]gateway ]]; then
  _llm_gateway "$@"
else
  compdef _llm_gateway llm-gateway cdktf-vllm-litellm
fi
`;

const fish = `# llm-gateway completion fish | source
function __llm_gateway_complete
  set -l words (commandline -opc) (commandline -ct)
  for line in ($words[1] complete -- $words[2..-1] 2>/dev/null)
    if test "$line" = ":files"
      __fish_complete_path (commandline -ct)
    else
      echo $line
    end
  end
end
complete -c llm-gateway -f -a '(__llm_gateway_complete)'
complete -c cdktf-vllm-litellm -f -a '(__llm_gateway_complete)'
`;

export const scripts: Readonly<Record<Shell, string>> = { bash, zsh, fish };
