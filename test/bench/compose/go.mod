module docker-compose-for-the-bench

go 1.26

require github.com/docker/compose/v2 v2.40.3

tool github.com/docker/compose/v2/cmd
